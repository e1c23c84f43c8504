package dev.erga.example.counting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** The trace of one run of a job. Nothing in the database forbids a second one for the same job: it would be seen. */
@Entity
@Table(name = "shop_counted_run")
public class CountedRun {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "shop_counted_run_seq")
    @SequenceGenerator(name = "shop_counted_run_seq", sequenceName = "shop_counted_run_seq", allocationSize = 1)
    private long id;

    @Column(name = "group_id")
    private String groupId = "";

    @Column(name = "job_id")
    private String jobId = "";

    private int attempt;

    @Column(name = "ran_at")
    private Instant ranAt = Instant.EPOCH;

    /** For Jakarta Persistence. */
    protected CountedRun() {}

    CountedRun(String group, String job, int attempt, Instant now) {
        this.groupId = group;
        this.jobId = job;
        this.attempt = attempt;
        this.ranAt = now;
    }

    /** The number the database gave it. */
    public long id() {
        return id;
    }

    /** The group, the job, the attempt and the time, for people. */
    @Override
    public String toString() {
        return "run of job " + jobId + " of group " + groupId + ", attempt " + attempt + ", at " + ranAt;
    }
}
