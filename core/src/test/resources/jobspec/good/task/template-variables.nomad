variable "text" {
  default = "listen {{ env \"NOMAD_PORT_http\" }}"
}

variable "name" {
  default = "app"
}

variable "mode" {
  default = "noop"
}

job "template-variables" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = var.text
        destination = "local/${var.name}.conf"
        change_mode = var.mode
      }
    }
  }
}
