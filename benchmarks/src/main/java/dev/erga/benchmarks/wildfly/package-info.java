/** What is deployed to WildFly: Erga with its whole path (CDI beans, JSON, an interceptor, JTA), and a desk behind HTTP. */
@org.jspecify.annotations.NullMarked
package dev.erga.benchmarks.wildfly;
