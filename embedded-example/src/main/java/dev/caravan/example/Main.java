package dev.caravan.example;

/** Entry point of the example application. */
public final class Main {
  private Main() {}

  /**
   * Runs the example.
   *
   * @param args command line arguments
   */
  public static void main(String[] args) {
    System.out.println("Caravan embedded example, arguments: " + String.join(" ", args));
  }
}
