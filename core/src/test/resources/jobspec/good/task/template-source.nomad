job "template-source" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        source      = "local/redis.conf.tpl"
        destination = "local/redis.conf"
      }
    }
  }
}
