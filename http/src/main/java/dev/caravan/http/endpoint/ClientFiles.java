package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.UnknownIdException;
import dev.caravan.scheduler.runner.AllocationFiles;
import dev.caravan.scheduler.runner.AllocationFiles.FileInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The files of allocations. */
public final class ClientFiles {
  private final Scheduler scheduler;

  /** For the allocations of this scheduler. */
  public ClientFiles(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/client/fs/ls/{alloc}", this::list)
        .read("/v1/client/fs/stat/{alloc}", this::stat)
        .read("/v1/client/fs/cat/{alloc}", call -> read(call, 0, Long.MAX_VALUE))
        .read("/v1/client/fs/readat/{alloc}", this::readAt);
  }

  private Answer list(Call call) {
    return files(
        call,
        (files, path) -> Answer.Json.of(Json.array(files.list(path).stream(), ClientFiles::json)));
  }

  private Answer stat(Call call) {
    return files(call, (files, path) -> Answer.Json.of(json(files.stat(path))));
  }

  private Answer readAt(Call call) {
    long offset =
        call.query()
            .number("offset")
            .orElseThrow(() -> ApiException.badRequest("must provide an offset"));
    long limit = call.query().number("limit").orElse(Long.MAX_VALUE);
    return read(call, offset, limit);
  }

  private Answer read(Call call, long offset, long limit) {
    return files(
        call,
        (files, path) -> {
          InputStream file = files.open(path, offset);
          return Answer.Bytes.whole(
              "text/plain; charset=utf-8",
              out -> {
                try (file) {
                  Copying.copy(file, out, limit);
                }
              });
        });
  }

  @FunctionalInterface
  private interface FileWork {
    Answer go(AllocationFiles files, String path) throws IOException;
  }

  private Answer files(Call call, FileWork work) {
    String path = call.query().text("path").orElse("/");
    Lookup.allocation(scheduler.state(), call.name("alloc"));
    try {
      return work.go(scheduler.files(call.name("alloc")), path);
    } catch (UnknownIdException e) {
      throw ApiException.notFound(String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw ApiException.notFound("there is no file \"%s\" in this allocation".formatted(path));
    } catch (NotDirectoryException e) {
      throw ApiException.badRequest("\"%s\" is not a directory".formatted(path));
    } catch (IOException e) {
      throw ApiException.refused(String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode json(FileInfo file) {
    return Json.object()
        .put("Name", file.name())
        .put("IsDir", file.directory())
        .put("Size", file.size())
        .put("FileMode", file.mode())
        .put(
            "ModTime",
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                file.modified().toInstant().atOffset(ZoneOffset.UTC)))
        .put("ContentType", "application/octet-stream");
  }
}
