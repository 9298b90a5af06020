job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        a = <<EOT
        never closed
        EOT2
      }
    }
  }
}
