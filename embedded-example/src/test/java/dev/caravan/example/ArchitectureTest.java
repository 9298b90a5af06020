package dev.caravan.example;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the design that concern the example. */
@AnalyzeClasses(packages = "dev.caravan.example", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theExampleUsesOnlyWhatIsMeantForHosts =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.caravan.core.aggregate..",
              "dev.caravan.core.lifecycle..",
              "dev.caravan.scheduler.engine..",
              "dev.caravan.scheduler.reconcile..",
              "dev.caravan.scheduler.plan..",
              "dev.caravan.http.server..",
              "dev.caravan.http.endpoint..",
              "org.axonframework..",
              "org.eclipse.jetty..");

  @ArchTest
  static final ArchRule commandsKnowTheSchedulerOnlyByItsApi =
      noClasses()
          .that()
          .resideInAnyPackage("dev.caravan.example.cli..", "dev.caravan.example.client..")
          .and()
          .resideOutsideOfPackage("dev.caravan.example.cli.agent..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.caravan.scheduler..", "dev.caravan.http..");

  @ArchTest
  static final ArchRule layoutsDoNotKnowWhereThingsComeFrom =
      noClasses()
          .that()
          .resideInAnyPackage("dev.caravan.example.output..", "dev.caravan.example.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.caravan.example.client..", "dev.caravan.example.cli..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.caravan.example.(**)").should().beFreeOfCycles();
}
