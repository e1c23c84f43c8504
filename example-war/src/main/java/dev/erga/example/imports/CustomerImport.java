package dev.erga.example.imports;

import dev.erga.example.jobs.BatchOutcome;
import dev.erga.example.shops.ShopName;
import dev.erga.jobs.BatchId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One upload that became a batch, and what the report says of it, which outlives the batch. */
@Entity
@Table(name = "shop_import")
public class CustomerImport {

    /** The batch's. */
    @Id
    private String id = "";

    private String shop = "";

    @Column(name = "file_name")
    private String fileName = "";

    private long jobs;

    @Column(name = "uploaded_at")
    private Instant uploadedAt = Instant.EPOCH;

    private long imported;
    private long failed;

    @Column(name = "reported_at")
    private @Nullable Instant reportedAt;

    /** For Jakarta Persistence. */
    protected CustomerImport() {}

    CustomerImport(String fileName, ShopName shop, Instant now) {
        this.shop = shop.value();
        this.fileName = fileName.length() <= 200 ? fileName : fileName.substring(0, 200);
        this.uploadedAt = now;
    }

    String id() {
        return id;
    }

    BatchId batch() {
        return BatchId.parse(id);
    }

    ShopName shop() {
        return new ShopName(shop);
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

    long imported() {
        return imported;
    }

    long failed() {
        return failed;
    }

    Optional<Instant> reportedAt() {
        return Optional.ofNullable(reportedAt);
    }

    void became(BatchId batch, long members) {
        id = batch.toString();
        jobs = members;
    }

    /** Notes how it ended; it may end anew when rows that failed are tried again. */
    void ended(BatchOutcome outcome, Instant now) {
        imported = outcome.succeeded();
        failed = outcome.failed();
        reportedAt = now;
    }
}
