job "template-env" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "A=1"
        destination = "secrets/file.env"
        env         = true
      }
    }
  }
}
