package dev.caravan.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the design that concern the HTTP API. */
@AnalyzeClasses(packages = "dev.caravan", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theApiUsesTheSchedulerThroughItsFacade =
      noClasses()
          .that()
          .resideInAPackage("dev.caravan.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.caravan.core.aggregate..",
              "dev.caravan.core.lifecycle..",
              "dev.caravan.core.storage..",
              "dev.caravan.scheduler.engine..",
              "dev.caravan.scheduler.reconcile..",
              "dev.caravan.scheduler.plan..",
              "dev.caravan.drivers..",
              "org.axonframework..");

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
