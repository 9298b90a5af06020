package dev.caravan.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdLookupTest {
  private static final List<String> IDS = List.of("3a8c3bdd", "3a8c4000", "77aa", "77aa01");

  @Test
  void aBeginningThatOnlyOneHasFindsIt() {
    assertThat(find("3a8c3")).isEqualTo("3a8c3bdd");
  }

  @Test
  void aWholeIdFindsItsOwnerThoughOthersBeginSo() {
    assertThat(find("77aa")).isEqualTo("77aa");
  }

  @Test
  void aBeginningOfSeveralNamesThem() {
    assertThatThrownBy(() -> find("3a8c"))
        .isInstanceOf(AmbiguousIdException.class)
        .hasMessage(
            "Prefix \"3a8c\" matched multiple allocations, give more of it: 3a8c3bdd, 3a8c4000");
  }

  @Test
  void nothingIsFoundByAnUnknownBeginning() {
    assertThatThrownBy(() -> find("ff"))
        .isInstanceOf(UnknownIdException.class)
        .hasMessage("No allocation(s) with prefix or id \"ff\" found");
  }

  @Test
  void theEmptyTextIsNobodysBeginning() {
    assertThatThrownBy(() -> find("")).isInstanceOf(UnknownIdException.class);
  }

  private static String find(String text) {
    return IdLookup.find("allocation", text, IDS, id -> id);
  }
}
