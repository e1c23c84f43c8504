package dev.erga.dashboard.start;

import jakarta.enterprise.context.Dependent;
import jakarta.faces.annotation.FacesConfig;

/** Its annotation switches Faces on in an application that has no page of its own. */
@Dependent
@FacesConfig
public class FacesSwitch {}
