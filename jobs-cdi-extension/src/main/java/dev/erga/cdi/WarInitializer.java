package dev.erga.cdi;

import dev.erga.jobs.ArgumentUpcaster;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ties the engine to the web part of the WAR that holds this jar, the last part to start and the first to stop. The servlet
 * container finds it by its service file; nobody else needs it.
 *
 * <p>It is also shown classes that CDI never looks at, because nothing makes them beans.
 */
@HandlesTypes({BackgroundJob.class, Recurring.class, ArgumentUpcaster.class})
public class WarInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context) throws ServletException {
        if (context.getClassLoader() != WarInitializer.class.getClassLoader()) {
            throw refusal(StartMessages.notInWar(context.getContextPath()).toString());
        }
        ErgaExtension extension = CDI.current().getBeanManager().getExtension(ErgaExtension.class);
        try {
            extension.handOver(annotated == null ? Set.of() : annotated);
        } catch (DeploymentRefused refused) {
            throw refusal(String.valueOf(refused.getMessage()));
        }
        context.addListener(new WarListener(extension));
    }

    /** Servlet containers wrap and repeat what they are thrown, so it is as short as can be. */
    private static ServletException refusal(String message) {
        ServletException plain = new ServletException(message);
        plain.setStackTrace(new StackTraceElement[0]);
        return plain;
    }
}
