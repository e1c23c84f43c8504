-- The shop's tables. One statement a line, and each of them harmless when the tables are there already.
create sequence if not exists shop_user_seq;
create table if not exists shop_user (id bigint primary key, shop varchar(30) not null, email varchar(200) not null, name varchar(100) not null, activation_code varchar(36) not null unique, signed_up_at timestamp with time zone not null, activated_at timestamp with time zone, welcomed_at timestamp with time zone, reminded_at timestamp with time zone, coupon varchar(20), card_end varchar(4), paid_until date, unique (shop, email));
create index if not exists shop_user_paid_until on shop_user (paid_until);
create sequence if not exists shop_invoice_seq;
create table if not exists shop_invoice (id bigint primary key, user_id bigint not null references shop_user (id), for_month varchar(7) not null, amount numeric(10, 2) not null, written_at timestamp with time zone not null, unique (user_id, for_month));
create sequence if not exists shop_renewal_seq;
create table if not exists shop_renewal (id bigint primary key, user_id bigint not null references shop_user (id), first_day date not null, amount numeric(10, 2) not null, paid_at timestamp with time zone not null, unique (user_id, first_day));
create table if not exists shop_import (id varchar(36) primary key, shop varchar(30) not null, file_name varchar(200) not null, jobs bigint not null, uploaded_at timestamp with time zone not null, imported bigint not null, failed bigint not null, reported_at timestamp with time zone);
create sequence if not exists shop_newsletter_seq;
create table if not exists shop_newsletter (id bigint primary key, shop varchar(30) not null, subject varchar(100) not null, body varchar(2000) not null, copies bigint not null, written_at timestamp with time zone not null);
create table if not exists shop_search_entry (user_id bigint primary key, words varchar(700) not null);
create sequence if not exists shop_counted_run_seq;
create table if not exists shop_counted_run (id bigint primary key, group_id varchar(36) not null, job_id varchar(36) not null, attempt integer not null, ran_at timestamp with time zone not null);
create index if not exists shop_counted_run_group on shop_counted_run (group_id, job_id);
