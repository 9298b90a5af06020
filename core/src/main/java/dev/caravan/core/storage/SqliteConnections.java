package dev.caravan.core.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.ConnectionCloseHandler;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.NoOpCloseHandler;
import org.axonframework.common.jdbc.JdbcUtils;

/**
 * The connections to one SQLite file: one that writes, and as many as are needed to read beside it.
 * With a write-ahead log, readers see what is committed and never wait for the writer.
 */
final class SqliteConnections implements ConnectionProvider, AutoCloseable {
  private static final String BUSY_TIMEOUT_MILLIS = "10000";

  private final Path file;
  private final Connection writer;
  private final ReentrantLock transaction = new ReentrantLock();
  private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);
  private final Deque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  private SqliteConnections(Path file, Connection writer) {
    this.file = file;
    this.writer = writer;
  }

  /** Opens the file, which is made if it is missing. Nothing is changed in one that exists. */
  static SqliteConnections open(Path file) throws SQLException {
    return new SqliteConnections(file, connect(file));
  }

  private static Connection connect(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("busy_timeout", BUSY_TIMEOUT_MILLIS);
    // A commit is on the disk when it returns.
    settings.setProperty("synchronous", "FULL");
    return DriverManager.getConnection("jdbc:sqlite:" + file, settings);
  }

  /** The connection that writes; for one thread at a time, and not to be closed. */
  Connection writer() {
    return writer;
  }

  /** Runs statements on the connection that writes. */
  void execute(String... statements) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The number that a statement answers with, on the connection that writes. */
  long number(String sql) throws SQLException {
    try (Statement statement = writer.createStatement();
        var result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /**
   * Does all of the work, or none of it; while one thread does, others wait. Inside a transaction,
   * the work becomes part of that.
   */
  void inTransaction(Work work) throws SQLException {
    if (isInTransaction()) {
      work.run();
      return;
    }
    transaction.lock();
    try {
      execute("BEGIN IMMEDIATE");
      writing.set(true);
      try {
        work.run();
        execute("COMMIT");
      } catch (SQLException | RuntimeException | Error e) {
        rollback(e);
        throw e;
      } finally {
        writing.set(false);
      }
    } finally {
      transaction.unlock();
    }
  }

  /** Whether this thread is inside a transaction. */
  boolean isInTransaction() {
    return writing.get();
  }

  /** After some failures SQLite has rolled back by itself; what counts is the first failure. */
  private void rollback(Throwable failure) {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** Inside a transaction, its connection; otherwise one to read with. */
  @Override
  public Connection getConnection() throws SQLException {
    if (closed) {
      throw new SQLException(file + " is closed");
    }
    if (isInTransaction()) {
      return ConnectionWrapperFactory.wrap(writer, new NoOpCloseHandler());
    }
    Connection reader = idleReaders.poll();
    return ConnectionWrapperFactory.wrap(reader == null ? connect(file) : reader, new GiveBack());
  }

  /** Closing a reader keeps it for the next one who reads. */
  private final class GiveBack implements ConnectionCloseHandler {
    @Override
    public void close(Connection reader) {
      idleReaders.push(reader);
      if (closed) {
        closeReaders();
      }
    }

    @Override
    public void commit(Connection reader) throws SQLException {
      reader.commit();
    }
  }

  private void closeReaders() {
    for (Connection reader = idleReaders.poll(); reader != null; reader = idleReaders.poll()) {
      JdbcUtils.closeQuietly(reader);
    }
  }

  @Override
  public void close() {
    closed = true;
    closeReaders();
    JdbcUtils.closeQuietly(writer);
  }

  /** What is done in a transaction. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }
}
