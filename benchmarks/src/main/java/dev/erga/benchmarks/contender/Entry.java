package dev.erga.benchmarks.contender;

import dev.erga.benchmarks.measure.Contender;

/** Who can be started in a process of its own. */
public enum Entry {
    PLAIN,
    ERGA,
    DB_SCHEDULER,
    JOBRUNR,
    QUARTZ,
    PLAIN_H2,
    ERGA_H2;

    /** Opens it on a database that is empty, or that it has used before. */
    public Contender open(String url) throws Exception {
        return switch (this) {
            case PLAIN -> PlainJdbc.onPostgreSql(url);
            case ERGA -> ErgaAlone.onPostgreSql(url);
            case DB_SCHEDULER -> new DbScheduler(url);
            case JOBRUNR -> new JobRunr(url);
            case QUARTZ -> new Quartz(url);
            case PLAIN_H2 -> PlainJdbc.onH2(url);
            case ERGA_H2 -> ErgaAlone.onH2(url);
        };
    }
}
