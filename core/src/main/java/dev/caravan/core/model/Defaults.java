package dev.caravan.core.model;

import java.time.Duration;

/** What a job means by what it leaves out. The figures are those of Nomad's job specification. */
public final class Defaults {
  public static final String REGION = "global";
  public static final int PRIORITY = 50;
  public static final int MIN_PRIORITY = 1;
  public static final int MAX_PRIORITY = 100;

  public static final int WEIGHT = 50;

  public static final int CPU_MHZ = 100;
  public static final int MEMORY_MB = 300;
  public static final int DISK_MB = 300;

  public static final int LOG_FILES = 10;
  public static final int LOG_FILE_SIZE_MB = 10;

  public static final String TIME_ZONE = "UTC";

  public static final String ARTIFACT_DESTINATION = "local/";
  public static final String TEMPLATE_PERMS = "0644";
  public static final String LEFT_DELIMITER = "{{";
  public static final String RIGHT_DELIMITER = "}}";
  public static final String CHANGE_SIGNAL = "SIGHUP";
  public static final Duration SPLAY = Duration.ofSeconds(5);
  public static final Duration SCRIPT_TIMEOUT = Duration.ofSeconds(5);
  public static final String PROPAGATION_MODE = "private";

  public static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);

  public static final String ADDRESS_MODE = "auto";
  public static final String ON_UPDATE = "require_healthy";
  static final String ON_UPDATE_IGNORE = "ignore";
  static final String ON_UPDATE_IGNORE_WARNINGS = "ignore_warnings";
  public static final Duration CHECK_GRACE = Duration.ofSeconds(1);

  public static final int MAX_PARALLEL = 1;
  public static final Duration MIN_HEALTHY_TIME = Duration.ofSeconds(10);
  public static final Duration HEALTHY_DEADLINE = Duration.ofMinutes(5);
  public static final Duration PROGRESS_DEADLINE = Duration.ofMinutes(10);
  public static final Duration STAGGER = Duration.ofSeconds(30);

  private Defaults() {}
}
