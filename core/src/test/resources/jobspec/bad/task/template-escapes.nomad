job "template-escapes" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "a"
        destination = "../../a"
      }

      template {
        data        = "b"
        destination = "local/../../../b"
      }
    }
  }
}
