"""The API's methods: a file a namespace, none of which knows another."""
