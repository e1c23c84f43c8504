package dev.erga.example.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One upload that became jobs. */
@Entity
@Table(name = "shop_import")
public class CustomerImport {

    @Id
    private String id = "";

    @Column(name = "file_name")
    private String fileName = "";

    private long jobs;

    @Column(name = "uploaded_at")
    private Instant uploadedAt = Instant.EPOCH;

    /** For Jakarta Persistence. */
    protected CustomerImport() {}

    CustomerImport(String fileName, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.fileName = fileName.length() <= 200 ? fileName : fileName.substring(0, 200);
        this.uploadedAt = now;
    }

    String id() {
        return id;
    }

    String fileName() {
        return fileName;
    }

    long jobs() {
        return jobs;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }

    void becameJobs(long number) {
        jobs = number;
    }

    /** The word by which its jobs can be found. */
    String label() {
        return "import-" + id;
    }
}
