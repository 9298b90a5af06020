job "template-owner" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "a"
        destination = "local/a"
        perms       = "4750"
        uid         = 1000
        gid         = 0
      }

      template {
        data        = "b"
        destination = "local/b"
        perms       = "600"
        uid         = -1
      }
    }
  }
}
