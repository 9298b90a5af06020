package dev.caravan.http;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.caravan.core.storage.AuditHead;
import dev.caravan.core.storage.EventLog;
import dev.caravan.core.storage.LogArchive;
import dev.caravan.core.storage.LogVerification;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.core.storage.StorageException;

/** The rules of the design that concern the HTTP API. */
@AnalyzeClasses(packages = "dev.caravan", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  /** What {@code Scheduler.log()} and {@code Scheduler.history()} take and give. */
  private static final Class<?>[] SHOWN_BY_THE_FACADE = {
    EventLog.class,
    AuditHead.class,
    LogArchive.class,
    LogVerification.class,
    ProgressListener.class,
    StorageException.class
  };

  @ArchTest
  static final ArchRule theApiUsesTheSchedulerThroughItsFacade =
      noClasses()
          .that()
          .resideInAPackage("dev.caravan.http..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "dev.caravan.core.aggregate..",
                      "dev.caravan.core.lifecycle..",
                      "dev.caravan.core.storage..",
                      "dev.caravan.scheduler.engine..",
                      "dev.caravan.scheduler.reconcile..",
                      "dev.caravan.scheduler.plan..",
                      "dev.caravan.drivers..",
                      "org.axonframework..")
                  .and(not(belongToAnyOf(SHOWN_BY_THE_FACADE))));

  @ArchTest
  static final ArchRule nobodyBelowKnowsTheApi =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.caravan.core..", "dev.caravan.scheduler..", "dev.caravan.drivers..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.caravan.http..");

  @ArchTest
  static final ArchRule theServerLibraryStaysInItsPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.caravan.http.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jetty..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.caravan.http.(*)..").should().beFreeOfCycles();
}
