package dev.erga.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code erga_unique}, as lists need it: a job is the latest of a key, and of one only. Only read as an entity. */
@Entity
@Table(name = "erga_unique")
class KeyRow {

    @Id
    @Column(name = "job_id")
    UUID jobId;

    @Column(name = "unique_key")
    String text;

    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    KeyRow() {}
}
