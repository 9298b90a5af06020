package dev.caravan.scheduler;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The rules of the design that concern the scheduler, and the drivers that it is given. */
@AnalyzeClasses(packages = "dev.caravan", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PURE = {
    "dev.caravan.scheduler.reconcile..",
    "dev.caravan.scheduler.feasibility..",
    "dev.caravan.scheduler.ranking..",
    "dev.caravan.scheduler.plan..",
    "dev.caravan.scheduler.garbage.."
  };

  @ArchTest
  static final ArchRule decisionsArePure =
      classes()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.time..",
              "org.jspecify..",
              "org.pcollections..",
              "com.google.re2j..",
              "dev.caravan.core.model..",
              "dev.caravan.core.state..",
              "dev.caravan.core.view..",
              "dev.caravan.scheduler.reconcile..",
              "dev.caravan.scheduler.feasibility..",
              "dev.caravan.scheduler.ranking..",
              "dev.caravan.scheduler.plan..",
              "dev.caravan.scheduler.garbage..");

  @ArchTest
  static final ArchRule decisionsAskNoClockAndMakeNoIds =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.concurrent..", "java.util.random..");

  @ArchTest
  static final ArchRule reconcileDoesNotKnowRanking =
      noClasses()
          .that()
          .resideInAPackage("dev.caravan.scheduler.reconcile..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.caravan.scheduler.ranking..", "dev.caravan.scheduler.feasibility..");

  @ArchTest
  static final ArchRule theRunnerSeesDriversOnlyThroughTheirSpi =
      noClasses()
          .that()
          .resideInAPackage("dev.caravan.scheduler.runner..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.caravan.drivers..",
              "dev.caravan.core.aggregate..",
              "dev.caravan.core.storage..",
              "dev.caravan.scheduler.engine..");

  @ArchTest
  static final ArchRule onlyTheFacadeAndTheEngineSendCommands =
      noClasses()
          .that()
          .resideInAPackage("dev.caravan.scheduler..")
          .and()
          .resideOutsideOfPackages("dev.caravan.scheduler", "dev.caravan.scheduler.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.caravan.core.aggregate..");

  @ArchTest
  static final ArchRule theSchedulerDoesNotKnowItsTools =
      noClasses()
          .that()
          .resideInAPackage("dev.caravan.scheduler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.axonframework..", "com.bertramlabs..", "com.github.dockerjava..");

  @ArchTest
  static final ArchRule onlyTemplatesKnowJson =
      noClasses()
          .that()
          .resideInAPackage("dev.caravan.scheduler..")
          .and()
          .resideOutsideOfPackage("dev.caravan.scheduler.template..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule driversKnowOnlyTheirSpi =
      noClasses()
          .that()
          .resideInAPackage("dev.caravan.drivers..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.caravan..")
                  .and(
                      resideOutsideOfPackages(
                          "dev.caravan.drivers..",
                          "dev.caravan.core.driver..",
                          "dev.caravan.core.model..")));

  @ArchTest
  static final ArchRule dockerStaysInItsDriver =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.caravan.drivers.docker..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.dockerjava..");

  /** A host that has no Micrometer never comes upon it. */
  @ArchTest
  static final ArchRule micrometerIsKnownToItsPackageOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.caravan.scheduler.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micrometer..", "dev.caravan.scheduler.metrics..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.caravan.scheduler.(*)..").should().beFreeOfCycles();
}
