package dev.caravan.core.aggregate;

import static dev.caravan.core.samples.Samples.JOB;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.createDeployment;
import static dev.caravan.core.samples.Samples.createEvaluation;
import static dev.caravan.core.samples.Samples.decideHealth;
import static dev.caravan.core.samples.Samples.placeAllocation;
import static dev.caravan.core.samples.Samples.planJob;
import static dev.caravan.core.samples.Samples.registerJob;
import static dev.caravan.core.samples.Samples.registerNode;
import static dev.caravan.core.samples.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.command.JobCommand.StopJob;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.storage.EventStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterminismTest {
  @TempDir private Path temp;

  private Path run(String name) {
    Path directory = temp.resolve(name);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), clock)) {
      ledger.execute("node node-1", List.of(registerNode()));
      ledger.execute("ann", List.of(planJob("redis:3.2")));
      ledger.execute("ann", List.of(registerJob("redis:3.2"), createEvaluation(false)));
      ledger.execute("scheduler", List.of(createDeployment(), placeAllocation()));
      ledger.execute("node node-1", List.of(report(ClientStatus.RUNNING)));
      ledger.execute("scheduler", List.of(decideHealth(true)));
      ledger.execute("ann", List.of(new StopJob(JOB, false)));
    }
    return directory;
  }

  private static List<String> rows(Path directory) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM events ORDER BY position")) {
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          text.append(row.getString(column)).append('\n');
        }
        rows.add(text.toString());
      }
    }
    return rows;
  }

  @Test
  void theSameInputsMakeTheSameLog() throws SQLException {
    List<String> first = rows(run("first"));

    assertThat(first).hasSize(9).isEqualTo(rows(run("second")));
  }
}
