package dev.erga.example.backup;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.Recurring;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Recurring, and not transactional, because it may take longer than a transaction should and its effect is a file: it
 * runs at least once. A file is complete or not there, and a repetition for the same night replaces it. Old files are
 * never removed.
 */
@ApplicationScoped
public class NightlyBackup {

    private static final System.Logger LOG = System.getLogger(NightlyBackup.class.getName());

    @Resource(name = "jdbc/erga")
    private DataSource database;

    @Inject
    private JobContext job;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "shop.backup.folder")
    private String folder;

    // region: not-transactional
    @Recurring(id = "nightly-backup", cron = "0 2 * * *")
    @BackgroundJob(queue = "maintenance", transactional = false, attempts = 3, timeout = "PT1H")
    public void backUp() throws SQLException, IOException {
        LocalDate night = LocalDate.ofInstant(job.firedFor().orElseGet(clock::instant), ZoneOffset.UTC);
        try (Connection connection = database.getConnection()) {
            keep(night, BackupForm.of(connection), connection);
        }
    }
    // end

    private void keep(LocalDate night, BackupForm form, Connection connection) throws SQLException, IOException {
        Path target =
                Files.createDirectories(Path.of(folder).toAbsolutePath()).resolve("shop-" + night + form.ending());
        Path draft = Files.createTempFile(target.getParent(), "shop", ".draft");
        try {
            form.write(connection, draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        LOG.log(Level.INFO, "The backup of {0} is in {1}", night, target);
    }
}
