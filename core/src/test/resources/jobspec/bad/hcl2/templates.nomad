job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        list    = "x${[1]}"
        null    = "x${null}"
        object  = "${{}} "
      }
    }
  }
}
