job "vault" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      vault {
        policies    = ["app", "root"]
        change_mode = "signal"
      }
    }
  }
}
