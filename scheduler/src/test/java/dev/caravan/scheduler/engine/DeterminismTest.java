package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.NodeResources;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterminismTest {
  private static final NodeResources SMALL = NodeResources.of(1_000, 8_192, 100_000);

  @TempDir private Path directory;

  /** The log that a history leaves on the disk, row by row, each column as its bytes. */
  private List<String> logOfHistory(String name, long seed) throws SQLException {
    Path data = directory.resolve(name);
    try (TestCluster cluster = new TestCluster(EventStorage.sqlite(data), seed)) {
      cluster.node("first", SMALL).node("second", SMALL);
      cluster.scripts(one -> TaskScript.stopsAfter(Duration.ofSeconds(3)));
      cluster.plan(service(1));
      cluster.register(service(1));
      cluster.advance(Duration.ofMinutes(1));
      cluster.register(service(5));
      cluster.advance(Duration.ofMinutes(1));
      cluster.register(withImage(service(3), "redis:4.0"));
      cluster.advance(Duration.ofSeconds(25));
      cluster.nodeDown("first");
      cluster.advance(Duration.ofMinutes(5));
      cluster.purge(Seen.EXAMPLE);
      cluster.advance(Duration.ofMinutes(1));
    }
    return rows(data.resolve("events.db"));
  }

  private static List<String> rows(Path database) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM events ORDER BY position")) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= columns; column++) {
          byte[] bytes = result.getBytes(column);
          row.append(bytes == null ? "-" : HexFormat.of().formatHex(bytes)).append(' ');
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  @Test
  void theSameHistoryWithTheSameSeedLeavesTheSameBytes() throws SQLException {
    List<String> log = logOfHistory("one", 42);

    assertThat(log).hasSizeGreaterThan(50).isEqualTo(logOfHistory("other", 42));
  }

  @Test
  void anotherSeedLeavesAnotherLog() throws SQLException {
    assertThat(logOfHistory("one", 42)).isNotEqualTo(logOfHistory("other", 43));
  }
}
