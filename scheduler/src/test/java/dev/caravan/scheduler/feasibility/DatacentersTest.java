package dev.caravan.scheduler.feasibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatacentersTest {

  @ParameterizedTest
  @CsvSource({
    "dc1, dc1, true",
    "dc1, dc12, false",
    "*, anything, true",
    "eu-*, eu-west, true",
    "eu-*, us-west, false",
    "*-west, eu-west, true",
    "d.1, dc1, false"
  })
  void aStarStandsForAnything(String name, String datacenter, boolean expected) {
    assertThat(new Datacenters(List.of(name)).contain(datacenter)).isEqualTo(expected);
  }

  @Test
  void onlySomeAreNamedInFull() {
    assertThat(new Datacenters(List.of("dc1", "eu-*")).named()).containsExactly("dc1");
  }
}
