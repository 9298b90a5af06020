job "artifact" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      artifact {
        destination = "../../../etc"
        mode        = "directory"
      }
    }
  }
}
