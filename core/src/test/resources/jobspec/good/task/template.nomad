job "template" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "A={{ env \"NOMAD_TASK_NAME\" }}"
        destination = "local/a.txt"
      }
    }
  }
}
