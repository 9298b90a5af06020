package dev.caravan.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AnalyzeClasses(packages = "dev.caravan.core", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "dev.caravan.core.";

  /** Commands are values too; Axon's mark on their ids is the one thing that is not pure. */
  private static final String[] PURE = {
    CORE + "model..",
    CORE + "diff",
    CORE + "event..",
    CORE + "command..",
    CORE + "lifecycle..",
    CORE + "state..",
    CORE + "view.."
  };

  private static final String[] PURE_LIBRARIES = {
    "java.lang", "java.lang.invoke", "java.lang.runtime", "java.util", "java.util.function",
    "java.util.regex", "java.util.stream", "java.time..", "org.jspecify..", "org.pcollections.."
  };

  private static final DescribedPredicate<JavaClass> ALLOWED_IN_PURE =
      resideInAnyPackage(PURE)
          .or(resideInAnyPackage(PURE_LIBRARIES))
          .or(JavaClass.Predicates.type(TargetAggregateIdentifier.class));

  @ArchTest
  static final ArchRule pureCodeUsesOnlyPureCode =
      classes().that().resideInAnyPackage(PURE).should().onlyDependOnClassesThat(ALLOWED_IN_PURE);

  @ArchTest
  static final ArchRule pureCodeIsGivenTimeAndChance =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethodWhere(
              JavaCall.Predicates.target(
                  nameMatching("now|currentTimeMillis|nanoTime|randomUUID|random")))
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, Random.class, UUID.class);

  @ArchTest
  static final ArchRule axonStaysInItsShells =
      noClasses()
          .that()
          .resideOutsideOfPackages(CORE + "aggregate..", CORE + "storage..", CORE + "command..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.axonframework..");

  @ArchTest
  static final ArchRule aggregatesAreNotPublic =
      classes().that().areAnnotatedWith(AggregateRoot.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule onlyAggregatesApplyEvents =
      noClasses()
          .that()
          .resideOutsideOfPackage(CORE + "aggregate..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(AggregateLifecycle.class);

  /** The tables decide; commands are carried out, and state is folded, by nobody else's rules. */
  @ArchTest
  static final ArchRule onlyTheShellsAndTheFoldUseTheLifecycles =
      noClasses()
          .that()
          .resideOutsideOfPackages(CORE + "lifecycle..", CORE + "aggregate..", CORE + "state..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CORE + "lifecycle..");

  @ArchTest
  static final ArchRule jacksonStaysWhereJsonIs =
      noClasses()
          .that()
          .resideOutsideOfPackages(CORE + "jobspec..", CORE + "storage..", CORE + "diff.json")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule hclStaysInTheJobLanguage =
      noClasses()
          .that()
          .resideOutsideOfPackage(CORE + "jobspec..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.bertramlabs..", "org.snakeyaml..", "at.favre..");

  @ArchTest
  static final ArchRule sqlStaysInTheStorage =
      noClasses()
          .that()
          .resideOutsideOfPackage(CORE + "storage..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(CORE + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingAsksForUpdates =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.axonframework.config..", "org.axonframework.updates..");

  /** Axon's configurer would start its update checker; XStream would store class names. */
  @ParameterizedTest
  @ValueSource(
      strings = {"org.axonframework.config.DefaultConfigurer", "com.thoughtworks.xstream.XStream"})
  void whatMustNotRunIsNotOnTheClassPath(String name) {
    assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
  }
}
