package dev.caravan.http.sdk;

import com.hashicorp.nomad.javasdk.NomadApiClient;
import com.hashicorp.nomad.javasdk.NomadApiConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is done through Nomad's own SDK for Java. Loaded by a class loader of its own, since the SDK
 * needs an older Jackson; so it shares only types of the JDK with the rest.
 */
public final class SdkScenarios implements Supplier<Map<String, Consumer<String>>> {

  /** By what they show; each takes the address of a server whose token is {@code secret}. */
  @Override
  public Map<String, Consumer<String>> get() {
    Map<String, Consumer<String>> scenarios = new LinkedHashMap<>();
    scenarios.put(
        "runs a job from its plan to its end", with(Session::runsAJobFromItsPlanToItsEnd));
    scenarios.put("registers again what it has read", with(Session::registersAgainWhatItHasRead));
    scenarios.put("lists jobs and nodes", with(Session::listsJobsAndNodes));
    scenarios.put("reads logs", with(Session::readsLogs));
    scenarios.put("scales and reverts", with(Session::scalesAndReverts));
    scenarios.put("dispatches a parameterized job", with(Session::dispatchesAParameterizedJob));
    scenarios.put("is told what does not work", with(Session::isToldWhatDoesNotWork));
    return scenarios;
  }

  @FunctionalInterface
  private interface Scenario {
    void run(Session session) throws Exception;
  }

  private static Consumer<String> with(Scenario scenario) {
    return address -> {
      NomadApiConfiguration configuration =
          new NomadApiConfiguration.Builder().setAddress(address).setAuthToken("secret").build();
      try (NomadApiClient nomad = new NomadApiClient(configuration)) {
        scenario.run(new Session(nomad, address));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    };
  }
}
