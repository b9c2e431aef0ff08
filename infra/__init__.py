"""What surrounds the Lambdas: their resources, their package and deployment, a local stand-in."""
