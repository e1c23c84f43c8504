package dev.erga.dashboard.help;

import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.DeploymentDetails;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The page as it is shown: finished words only.
 *
 * @param asOf when it was made
 * @param keys what keys do
 * @param versions what runs here
 * @param numbers what the numbers of messages are about
 * @param settings the configuration; empty for those who may not see it
 * @param open whether the person may see the configuration
 */
public record Help(
        Moment asOf,
        List<Shortcut> keys,
        List<HelpLine> versions,
        List<HelpLine> numbers,
        List<SettingRow> settings,
        boolean open) {

    private static final int GROUPS = 8;

    /**
     * Made of what the node says of itself.
     *
     * @param server what the container and the virtual machine call themselves
     * @param open whether the reader may see the configuration
     */
    static Help of(DeploymentDetails deployment, Server server, boolean open, Instant now, Texts texts) {
        return new Help(
                new Moments(now, texts).now(),
                Shortcut.all(texts),
                versions(deployment, server, texts),
                IntStream.rangeClosed(1, GROUPS)
                        .mapToObj(group -> new HelpLine("ERGA-0" + group + "xx", texts.get("help.number." + group)))
                        .toList(),
                open ? settings(deployment, texts) : List.of(),
                open);
    }

    /**
     * What runs the application.
     *
     * @param container its name and version
     * @param java the version of the virtual machine
     */
    record Server(String container, String java) {}

    private static List<HelpLine> versions(DeploymentDetails deployment, Server server, Texts texts) {
        return List.of(
                new HelpLine(texts.get("help.version.erga"), deployment.version()),
                new HelpLine(texts.get("help.version.node"), deployment.node()),
                new HelpLine(
                        texts.get("help.version.declares"),
                        texts.get(
                                "help.version.declares.what",
                                Numbers.grouped(deployment.jobMethods()),
                                Numbers.grouped(deployment.recurring()))),
                new HelpLine(texts.get("help.version.workers"), Numbers.grouped(deployment.workers())),
                new HelpLine(texts.get("help.version.database"), deployment.store()),
                new HelpLine(texts.get("help.version.server"), server.container()),
                new HelpLine(texts.get("help.version.java"), server.java()));
    }

    private static List<SettingRow> settings(DeploymentDetails deployment, Texts texts) {
        return deployment.settings().stream()
                .map(setting -> SettingRow.of(setting, texts))
                .toList();
    }
}
