/** What stands around every page: title, navigation, the person, the footer. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.frame;
