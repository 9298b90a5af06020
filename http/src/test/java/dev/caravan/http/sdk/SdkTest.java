package dev.caravan.http.sdk;

import dev.caravan.http.TestServer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The API as Nomad's own SDK for Java sees it, which nobody here wrote. */
class SdkTest {
  private static final Path JACKSON = Path.of("target", "nomad-sdk-jackson");

  @TestFactory
  Stream<DynamicTest> whatTheSdkDoes() throws Exception {
    return scenarios().entrySet().stream()
        .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> run(one.getValue())));
  }

  private static void run(Consumer<String> scenario) {
    try (TestServer server = TestServer.start(settings -> settings.token("secret"))) {
      scenario.accept(server.uri().toString());
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Consumer<String>> scenarios() throws Exception {
    Class<?> type = new SdkLoader().loadClass("dev.caravan.http.sdk.SdkScenarios");
    Object made = type.getDeclaredConstructor().newInstance();
    return ((Supplier<Map<String, Consumer<String>>>) made).get();
  }

  /** Loads the SDK, those who use it and its Jackson itself, and the rest as it is here. */
  private static final class SdkLoader extends URLClassLoader {
    private static final List<String> OWN =
        List.of("com.hashicorp.", "com.fasterxml.jackson.", "dev.caravan.http.sdk.");

    SdkLoader() throws IOException {
      super(urls(), SdkTest.class.getClassLoader());
    }

    private static URL[] urls() throws IOException {
      List<URL> urls = new ArrayList<>();
      try (Stream<Path> jars = Files.list(JACKSON)) {
        for (Path jar : jars.toList()) {
          urls.add(jar.toUri().toURL());
        }
      }
      for (String part : System.getProperty("java.class.path").split(":", -1)) {
        urls.add(Path.of(part).toUri().toURL());
      }
      return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        boolean own = OWN.stream().anyMatch(name::startsWith);
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : own ? findClass(name) : super.loadClass(name, resolve);
      }
    }
  }
}
