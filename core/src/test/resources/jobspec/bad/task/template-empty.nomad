job "template-empty" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
      }
    }
  }
}
