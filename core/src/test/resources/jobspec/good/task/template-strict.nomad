job "template-strict" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data                 = "a"
        destination          = "local/a"
        error_on_missing_key = true
        once                 = true
      }
    }
  }
}
