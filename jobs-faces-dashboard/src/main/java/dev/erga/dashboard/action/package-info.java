/** What can be done in the dashboard: each action with the role it needs, its confirmation, and the post that does it. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.action;
