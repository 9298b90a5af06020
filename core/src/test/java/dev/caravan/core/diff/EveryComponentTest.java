package dev.caravan.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.diff.Mutations.Mutation;
import dev.caravan.core.model.Job;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of a job can change unseen. */
class EveryComponentTest {
  private static final Job FULL = FullJob.get();

  /** Jobs of other ids are other jobs, which cannot be compared. */
  private static final Pattern IDENTITY = Pattern.compile("id\\..*");

  /** What groups were given by it stands in the groups, so that it makes no difference itself. */
  private static final Pattern UNSEEN = Pattern.compile("update\\..*");

  /**
   * What Nomad does not show, so that what it is in is edited and no more can be seen: how
   * allocations are spread or migrated, how a task is scaled, and details of others.
   */
  private static final Pattern EDITED_ONLY =
      Pattern.compile(
          "(taskGroups\\.)?spreads\\..*"
              + "|taskGroups\\.migrate\\..*"
              + "|taskGroups\\.update\\.stagger"
              + "|taskGroups\\.scaling\\.type"
              + "|taskGroups\\.tasks\\.scaling\\..*"
              + "|taskGroups\\.tasks\\.resources\\.devices\\.(constraints|affinities)\\..*");

  static Stream<Mutation> mutations() {
    return Mutations.of(FULL).stream().filter(each -> !IDENTITY.matcher(each.path()).matches());
  }

  static Stream<Mutation> unseen() {
    return mutations().filter(each -> UNSEEN.matcher(each.path()).matches());
  }

  static Stream<Mutation> editedOnly() {
    return mutations().filter(each -> EDITED_ONLY.matcher(each.path()).matches());
  }

  static Stream<Mutation> shown() {
    return mutations()
        .filter(each -> !UNSEEN.matcher(each.path()).matches())
        .filter(each -> !EDITED_ONLY.matcher(each.path()).matches());
  }

  @Test
  void nothingIsLeftOut() {
    assertThat(mutations().map(Mutation::path))
        .contains("taskGroups.tasks.templates.waiting.max", "taskGroups.volumes.mountFlags")
        .hasSizeGreaterThan(200);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shown")
  void changeIsShownByWhatItIsFromAndTo(Mutation mutation) {
    JobDiff diff = JobDiffer.diff(FULL, (Job) mutation.value());

    assertThat(changes(diff)).as("%s", mutation).isNotEmpty();
    assertThat(diff.type()).isEqualTo(DiffType.EDITED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("editedOnly")
  void changeThatNomadDoesNotShowIsAnEditNonetheless(Mutation mutation) {
    JobDiff diff = JobDiffer.diff(FULL, (Job) mutation.value());

    assertThat(changes(diff)).as("%s", mutation).isEmpty();
    assertThat(diff.type()).isEqualTo(DiffType.EDITED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unseen")
  void changeThatMakesNoDifferenceIsNone(Mutation mutation) {
    assertThat(JobDiffer.diff(FULL, (Job) mutation.value()).type()).isEqualTo(DiffType.NONE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void registrationSeesTheSameChanges(Mutation mutation) {
    Job after = (Job) mutation.value();
    boolean same = JobDiffer.diff(FULL, after).type() == DiffType.NONE;

    assertThat(FULL.declaresSameAs(after)).as("%s", mutation).isEqualTo(same);
  }

  private static List<FieldDiff> changes(JobDiff diff) {
    Stream<FieldDiff> ofGroups =
        diff.taskGroups().stream()
            .flatMap(
                group ->
                    Stream.concat(
                        all(group.fields(), group.objects()),
                        group.tasks().stream()
                            .flatMap(task -> all(task.fields(), task.objects()))));
    return Stream.concat(all(diff.fields(), diff.objects()), ofGroups)
        .filter(field -> field.type() != DiffType.NONE)
        .toList();
  }

  private static Stream<FieldDiff> all(List<FieldDiff> fields, List<ObjectDiff> objects) {
    return Stream.concat(
        fields.stream(),
        objects.stream().flatMap(object -> all(object.fields(), object.objects())));
  }
}
