job "restart" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      restart {
        attempts         = 3
        interval         = "5m"
        delay            = "25s"
        mode             = "delay"
        render_templates = true
      }
    }
  }
}
