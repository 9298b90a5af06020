job "template-older" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "a"
        destination = "local/a"
        vault_grace = "15s"
      }
    }
  }
}
