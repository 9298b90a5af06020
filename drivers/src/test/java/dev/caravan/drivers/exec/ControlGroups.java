package dev.caravan.drivers.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskDriver.Fingerprint;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that need to make control groups. Where nobody may, they are skipped and say why. */
final class ControlGroups implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    try (ExecDriver driver = new ExecDriver()) {
      Fingerprint fingerprint = driver.fingerprint();
      if (!fingerprint.ready()) {
        assertThat(System.getProperty("user.name"))
            .as(fingerprint.description())
            .isNotEqualTo("root");
        System.err.println(
            "skipped " + context.getDisplayName() + ": " + fingerprint.description());
        Assumptions.abort(fingerprint.description());
      }
    }
  }
}
