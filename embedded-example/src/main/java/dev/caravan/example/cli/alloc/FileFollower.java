package dev.caravan.example.cli.alloc;

import static dev.caravan.example.cli.common.ApiCommand.ask;

import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.ApiException;
import dev.caravan.example.client.Query;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Reads a file of an allocation piece by piece, as it grows. */
final class FileFollower {
  private static final long PAUSE_MILLIS = 250;

  private final ApiClient client;
  private final String allocation;
  private final String path;
  private long offset;

  FileFollower(ApiClient client, String allocation, String path, long offset) {
    this.client = client;
    this.allocation = allocation;
    this.path = path;
    this.offset = offset;
  }

  /** What has been written since it was read last. */
  InputStream next() {
    return ask("Error reading file", () -> new ByteArrayInputStream(read()));
  }

  /** Prints what is written until the file is no more, or somebody ends the command. */
  void follow(PrintStream out) {
    try {
      while (true) {
        byte[] more = read();
        out.write(more, 0, more.length);
        out.flush();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (ApiException e) {
      if (!e.isNotFound()) {
        throw e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] read() {
    Query query = Query.of("path", path).with("offset", offset);
    byte[] bytes = client.bytes("/v1/client/fs/readat/" + allocation, query);
    offset += bytes.length;
    return bytes;
  }
}
