job "csi-plugin" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      csi_plugin {
        type = "storage"
      }
    }
  }
}
