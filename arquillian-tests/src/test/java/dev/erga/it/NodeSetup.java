package dev.erga.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the nodes of one test have in common.
 *
 * @param wars       each node deploys them, under their file names
 * @param properties system properties of the server; MicroProfile Config reads them, so {@code erga.*} goes here
 */
record NodeSetup(TestDatabase database, List<Path> wars, Map<String, String> properties) {}
