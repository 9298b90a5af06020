package dev.caravan.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LifecycleDocsTest {
  private static final Path PAGE = Path.of("../docs/lifecycles.md");
  private static final String WRITE = "caravan.docs.write";

  @Test
  void thePageShowsTheTables() throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, LifecycleDocs.text());
    }

    assertThat(PAGE)
        .as("write it anew with: ./mvnw test -pl core -Dtest=LifecycleDocsTest -D%s=true", WRITE)
        .hasContent(LifecycleDocs.text());
  }
}
