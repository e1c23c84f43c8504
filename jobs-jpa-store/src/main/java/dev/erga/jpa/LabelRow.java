package dev.erga.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A row of {@code erga_label}: a job can be found by a word. Only read as an entity. */
@Entity
@Table(name = "erga_label")
@IdClass(LabelRow.Key.class)
class LabelRow {

    @Id
    String label;

    @Id
    @Column(name = "job_id")
    UUID jobId;

    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    LabelRow() {}

    /** Both columns. */
    record Key(String label, UUID jobId) implements Serializable {}
}
