package dev.erga.benchmarks.contender;

import dev.erga.benchmarks.measure.Arrivals;
import dev.erga.benchmarks.measure.Contender;
import dev.erga.benchmarks.measure.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/**
 * As its documentation advises for many small jobs: one durable job with a trigger for each call, triggers acquired in
 * batches as large as the pool, properties instead of serialized objects; clustered, since everybody else is.
 */
final class Quartz implements Contender {

    private static final int GROUP = 500;
    private static final String ARGUMENT = "argument";

    private final Pool pool;
    private final Scheduler scheduler;
    private final JobDetail note =
            JobBuilder.newJob(Note.class).withIdentity("note").storeDurably().build();

    Quartz(String url) throws SQLException, IOException, SchedulerException {
        pool = Pool.on(url + "&reWriteBatchedInserts=true");
        try (InputStream script =
                Scheduler.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_postgres.sql")) {
            if (pool.number("SELECT count(*) FROM pg_class WHERE relname = 'qrtz_triggers'") == 0) {
                pool.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        scheduler = new StdSchedulerFactory(settings(url)).getScheduler();
        scheduler.addJob(note, true);
    }

    /** The job. */
    public static final class Note implements Job {

        @Override
        public void execute(JobExecutionContext context) {
            Arrivals.note(context.getTrigger().getJobDataMap().getString(ARGUMENT));
        }
    }

    /** A job's own work cannot be part of the transaction that ends it. */
    @Override
    public boolean has(Mode mode) {
        return mode == Mode.GATHERED;
    }

    @Override
    public void empty() throws SQLException {
        // The lock under which its own nodes work: truncating beside them would end in a deadlock.
        pool.execute(
                "BEGIN",
                "SELECT * FROM qrtz_locks FOR UPDATE",
                "TRUNCATE qrtz_fired_triggers, qrtz_simple_triggers, qrtz_triggers CASCADE",
                "COMMIT",
                "VACUUM ANALYZE qrtz_triggers");
    }

    @Override
    public void enqueueOne(String argument) throws SchedulerException {
        scheduler.scheduleJob(trigger(argument));
    }

    @Override
    public void enqueueMany(Stream<String> arguments) throws SchedulerException {
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            Set<Trigger> group = new HashSet<>();
            while (rest.hasNext() && group.size() < GROUP) {
                group.add(trigger(rest.next()));
            }
            scheduler.scheduleJobs(Map.of(note, group), true);
        }
    }

    @Override
    public Shift prepare(Mode mode, Stream<String> arguments) throws SchedulerException {
        enqueueMany(arguments);
        return new Shift() {
            @Override
            public void begin() throws SchedulerException {
                scheduler.start();
            }

            @Override
            public void end() throws SchedulerException {
                scheduler.standby();
            }
        };
    }

    @Override
    public void send(String argument) throws SchedulerException {
        enqueueOne(argument);
    }

    @Override
    public long running() throws SQLException {
        return pool.number("SELECT count(*) FROM qrtz_fired_triggers");
    }

    /** It keeps none. */
    @Override
    public void addFinished(long rows) {}

    @Override
    public Connection connect() throws SQLException {
        return pool.connect();
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException stuck) {
            throw new IllegalStateException(stuck);
        } finally {
            pool.close();
        }
    }

    private Trigger trigger(String argument) {
        return TriggerBuilder.newTrigger()
                .withIdentity(UUID.randomUUID().toString())
                .forJob(note)
                .usingJobData(ARGUMENT, argument)
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionIgnoreMisfires())
                .startNow()
                .build();
    }

    private static Properties settings(String url) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "org.quartz.scheduler.instanceName", "benchmark",
                "org.quartz.scheduler.instanceId", "AUTO",
                "org.quartz.scheduler.idleWaitTime", "1000",
                "org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(WORKERS),
                "org.quartz.threadPool.threadCount", Integer.toString(WORKERS)));
        settings.putAll(Map.of(
                "org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX",
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate",
                "org.quartz.jobStore.useProperties", "true",
                "org.quartz.jobStore.isClustered", "true",
                "org.quartz.jobStore.acquireTriggersWithinLock", "true",
                "org.quartz.jobStore.misfireThreshold", "3600000",
                "org.quartz.jobStore.dataSource", "jobs"));
        settings.putAll(Map.of(
                "org.quartz.dataSource.jobs.provider", "hikaricp",
                "org.quartz.dataSource.jobs.driver", "org.postgresql.Driver",
                "org.quartz.dataSource.jobs.URL", url,
                "org.quartz.dataSource.jobs.user", "postgres",
                "org.quartz.dataSource.jobs.maxConnections", Integer.toString(2 * WORKERS)));
        return settings;
    }
}
