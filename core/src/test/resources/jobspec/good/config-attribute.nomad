job "config-attribute" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "docker"
      config = {
        image = "web"
        args  = ["a", "b"]
      }
    }
  }
}
